//! Tests of what all other tests stand on.

use crate::support::db::TestDb;

#[tokio::test]
async fn every_test_has_a_database_of_its_own() {
    let (one, other) = tokio::join!(TestDb::fresh(), TestDb::fresh());
    let bare = TestDb::empty().await;

    let write = "create table mine (word text)";
    one.connect().await.batch_execute(write).await.unwrap();
    other.connect().await.batch_execute(write).await.unwrap();
    bare.connect().await.batch_execute(write).await.unwrap();

    let count = "select count(*) from municipalities";
    one.connect().await.query_one(count, &[]).await.unwrap();
    assert!(bare.connect().await.query_one(count, &[]).await.is_err());
}
