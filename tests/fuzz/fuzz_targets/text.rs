//! The mask and the Markdown parser.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| casebook::fuzz::Fuzz::text(bytes));
