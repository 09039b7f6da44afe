//! What would come of names, in words.

use super::page::{JudgedList, ListFault};
use crate::booking::name_list::BookedList;
use crate::platform::i18n::{Locale, t_with};
use crate::platform::sheet::RowFault;

pub fn judged(locale: Locale, names: &str, mut booked: BookedList) -> JudgedList {
    let left_out = booked.faults.left_out();
    let told = booked.faults.told().iter();
    let faults: Vec<ListFault> = told.map(|fault| fault_line(locale, names, fault)).collect();
    let all = faults.len() + left_out;
    let counts = [
        (booked.seats > 0).then(|| counted(locale, "name-list-fit", booked.seats)),
        some(booked.unchanged).map(|n| counted(locale, "name-list-there", n)),
    ];
    let ready = all == 0 && booked.created > 0;
    JudgedList {
        counts: counts.into_iter().flatten().collect(),
        button: ready.then(|| counted(locale, "name-list-book", booked.seats)),
        names: names.to_owned(),
        faults_heading: some(all).map(|n| counted(locale, "import-faults", n)),
        faults,
        more: some(left_out).map(|n| counted(locale, "import-faults-more", n)),
    }
}

fn fault_line(locale: Locale, names: &str, fault: &RowFault) -> ListFault {
    let line = fault
        .row
        .checked_sub(1)
        .and_then(|at| names.lines().nth(at));
    ListFault {
        place: counted(locale, "import-row", some(fault.row).unwrap_or_default()),
        line: line.unwrap_or_default().trim().to_owned(),
        words: fault.words(locale),
    }
}

fn some(n: usize) -> Option<i64> {
    i64::try_from(n).ok().filter(|n| *n > 0)
}

fn counted(locale: Locale, key: &str, n: i64) -> String {
    t_with(locale, key, &[("n", n.into())])
}
