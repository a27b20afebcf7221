//! A whole file, through every report and onto every page.
#![no_main]
#[path = "../book.rs"]
mod book;
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| book::with(|fuzz| fuzz.pages(bytes)));
