//! Who is who among people of one name: what differs is marked as with a pen.
//! Names are compared as they are spoken of, without case and marks; numbers from their beginning.

use std::collections::HashMap;

use super::rows::Marked;
use crate::platform::text::fold_to_ascii;

/// The names of a list, counted.
#[derive(Debug, Default)]
pub struct Namesakes<'a> {
    /// The telephone numbers of everybody with a name; none has an empty one.
    phones: HashMap<String, Vec<&'a str>>,
}

impl<'a> Namesakes<'a> {
    /// From the name and the shown telephone number of each row.
    pub fn of(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut phones: HashMap<String, Vec<&str>> = HashMap::new();
        for (name, phone) in rows {
            phones.entry(fold_to_ascii(name)).or_default().push(phone);
        }
        Self { phones }
    }

    /// How many have this name, where they are several.
    pub fn several(&self, name: &str) -> Option<usize> {
        let all = self.phones.get(&fold_to_ascii(name))?.len();
        (all > 1).then_some(all)
    }

    /// The telephone number of somebody with this name, marked from where it differs.
    pub fn mark(&self, name: &str, phone: &str) -> Marked {
        let all = self.phones.get(&fold_to_ascii(name));
        let others = all.into_iter().flatten().filter(|other| **other != phone);
        let shared = others
            .map(|other| shared_beginning(phone, other))
            .max()
            .filter(|_| self.several(name).is_some());
        let (plain, marked) = phone.split_at(shared.unwrap_or(phone.len()));
        Marked {
            plain: plain.to_owned(),
            marked: marked.to_owned(),
        }
    }
}

/// The length in bytes of what two texts begin with.
fn shared_beginning(one: &str, other: &str) -> usize {
    let pairs = one.char_indices().zip(other.chars());
    let differs = pairs.filter(|((_, sign), their)| sign != their);
    let first = differs.map(|((at, _), _)| at).next();
    first.unwrap_or(one.len().min(other.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Namesakes<'static> {
        Namesakes::of(
            [
                ("Karl-Erik J.", "070-174 06 51"),
                ("karl-erik j.", "070-174 06 87"),
                ("Åsa", "0150-570 00"),
                ("Bo", "070-1"),
                ("Bo", ""),
            ]
            .into_iter(),
        )
    }

    #[test]
    fn what_differs_between_namesakes_is_marked() {
        let marked = rows().mark("Karl-Erik J.", "070-174 06 51");
        assert_eq!((&*marked.plain, &*marked.marked), ("070-174 06 ", "51"));
        assert_eq!(rows().several("KARL-ERIK J."), Some(2));
    }

    #[test]
    fn a_number_alone_with_its_name_is_plain() {
        assert_eq!(
            rows().mark("Åsa", "0150-570 00"),
            Marked::plain("0150-570 00")
        );
        assert_eq!(rows().several("Åsa"), None);
    }

    #[test]
    fn one_with_a_number_and_one_without_are_told_apart_by_all_of_it() {
        assert_eq!(rows().mark("Bo", "070-1"), Marked::all("070-1"));
    }
}
