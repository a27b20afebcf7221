//! The small book in which one file after the other is exchanged.

use std::cell::RefCell;

use casebook::fuzz::Fuzz;

#[expect(dead_code, reason = "the seeds are for others")]
#[path = "texts.rs"]
mod texts;

thread_local! {
    static FUZZ: RefCell<Fuzz> = RefCell::new(Fuzz::new(texts::book()));
}

/// Does something with the book.
pub(crate) fn with(work: impl FnOnce(&mut Fuzz)) {
    FUZZ.with_borrow_mut(work);
}
