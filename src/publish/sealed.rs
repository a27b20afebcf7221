//! Values as bytes that tell whether they are whole: their own hash first.
//!
//! Takes and gives values and bytes. Bytes that were cut off or changed are no value.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fingerprint::Fingerprint;

/// The bytes of a value.
pub(super) fn seal(value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let body = postcard::to_stdvec(value).unwrap_or_default();
    let mut bytes = Fingerprint::of_bytes(&body).as_bytes().to_vec();
    bytes.extend(body);
    bytes
}

/// The value of bytes; `None` if they are not whole.
pub(super) fn open<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (hash, body) = bytes.split_first_chunk::<32>()?;
    let is_whole = Fingerprint::of_bytes(body) == Fingerprint::from(*hash);
    is_whole.then(|| postcard::from_bytes(body).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_comes_back_whole_or_not_at_all() {
        let bytes = seal(&vec!["a", "b"]);
        assert_eq!(open(&bytes), Some(vec!["a".to_owned(), "b".to_owned()]));
        for end in 0..bytes.len() {
            assert_eq!(open::<Vec<String>>(&bytes[..end]), None);
        }
        for place in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[place] ^= 1;
            assert_eq!(open::<Vec<String>>(&bytes), None);
        }
    }
}
