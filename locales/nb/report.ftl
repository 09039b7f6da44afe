# Reports of campaign editions.
