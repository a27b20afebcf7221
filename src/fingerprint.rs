//! Fingerprints: what stands for bytes, or for a value, when they are compared.
//!
//! Takes bytes, or anything that can be hashed; gives 32 bytes that are equal only if what they
//! were taken of is. One program's fingerprints are compared with its own: how a value is laid
//! out for hashing is the compiler's affair.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

/// The [BLAKE3](https://github.com/BLAKE3-team/BLAKE3-specs) hash of something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of bytes.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Of a value.
    pub(crate) fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut record = Record(Vec::with_capacity(256));
        value.hash(&mut record);
        Self::of_bytes(&record.0)
    }

    /// Reads what [`fmt::Display`] writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(text).ok()?;
        Some(Self(*hash.as_bytes()))
    }

    /// The bytes.
    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight bytes as a number.
    pub(crate) fn short(&self) -> u64 {
        let (first, _) = self.0.split_at(8);
        u64::from_le_bytes(first.try_into().expect("eight bytes"))
    }
}

impl From<[u8; 32]> for Fingerprint {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Everything a value gives to be hashed, one after the other: BLAKE3 takes it in one piece
/// faster than in many.
struct Record(Vec<u8>);

impl Hasher for Record {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        Fingerprint::of_bytes(&self.0).short()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_fingerprints_and_others_do_not() {
        let of = |a: &str, b: &str| Fingerprint::of(&(a, b));
        assert_eq!(of("ab", "c"), of("ab", "c"));
        assert_ne!(of("ab", "c"), of("a", "bc"), "where one ends matters");
        let text = of("ab", "c").to_string();
        assert_eq!(Fingerprint::parse(&text), Some(of("ab", "c")));
        assert_eq!(Fingerprint::parse("no"), None);
    }
}
