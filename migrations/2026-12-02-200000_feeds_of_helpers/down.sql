drop table helper_feeds;
