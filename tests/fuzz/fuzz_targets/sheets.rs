//! A whole file, onto paper.
#![no_main]
#[path = "../book.rs"]
mod book;
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| book::with(|fuzz| fuzz.sheets(bytes)));
