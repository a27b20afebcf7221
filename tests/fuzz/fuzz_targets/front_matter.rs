//! YAML, every kind of front matter, and the settings.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| casebook::fuzz::Fuzz::front_matter(bytes));
