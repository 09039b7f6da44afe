//! The ids of the demo: each is made from a kind and a name, so it is the same at each call.

use uuid::Uuid;

/// The namespace of the demo's ids.
const DEMO: Uuid = Uuid::from_u128(0x6d6f_7465_7370_4c61_9473_6465_6d6f_0001);

pub fn demo_id<Id: From<Uuid>>(kind: &str, name: &str) -> Id {
    Uuid::new_v5(&DEMO, format!("{kind}/{name}").as_bytes()).into()
}
