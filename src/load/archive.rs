//! A casebook in a zip file.
//!
//! Takes the bytes of an archive; gives the files of a casebook in it. An archive comes from outside:
//! names that lead out of it, links, passwords, names that stand twice and contents without end are
//! refused, each with its reason. Nothing is ever unpacked onto the disk.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use unicode_normalization::UnicodeNormalization as _;
use zip::ZipArchive;

use crate::load::walk;

/// The most bytes an archive may have.
pub(super) const ARCHIVE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// The most bytes that are unpacked of one archive.
const UNPACKED_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// The most files an archive may hold.
const FILES_MAX: usize = 100_000;

/// An archive that has been looked through.
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// The number of each file, by its path.
    files: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    left_bytes: u64,
}

impl Archive {
    /// Looks through an archive.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|reason| format!("it is no zip file that can be read ({reason})"))?;
        if zip.len() > FILES_MAX {
            return Err(format!("it holds more than {FILES_MAX} files"));
        }
        let overlaps = zip
            .has_overlapping_files()
            .map_err(|reason| format!("it is broken ({reason})"))?;
        if overlaps || zip.has_duplicate_names() {
            return Err("files in it lie over each other".to_owned());
        }
        let mut files = BTreeMap::new();
        for number in 0..zip.len() {
            let file = zip
                .by_index_raw(number)
                .map_err(|reason| format!("its list of files is broken ({reason})"))?;
            let name = file
                .name()
                .map_err(|reason| format!("a name in it is broken ({reason})"))?;
            check_name(&name)?;
            if file.is_symlink() {
                return Err(format!("`{name}` in it is a link, not a file"));
            }
            if file.encrypted() {
                return Err(format!("`{name}` in it is locked with a password"));
            }
            if file.is_dir() {
                continue;
            }
            let path: String = name.nfc().collect();
            if files.insert(path, number).is_some() {
                return Err(format!("`{name}` stands in it twice"));
            }
        }
        Ok(Self {
            zip,
            files,
            left_bytes: UNPACKED_BYTES_MAX,
        })
    }

    /// The folder in which a casebook lies: at the top, or one folder below, as code forges pack.
    pub(super) fn root(&self) -> Result<String, String> {
        const SITE: &str = "content/site.yaml";
        if self.files.contains_key(SITE) {
            return Ok(String::new());
        }
        let roots: Vec<&str> = self
            .files
            .keys()
            .filter_map(|path| path.strip_suffix(SITE))
            .filter(|root| root.ends_with('/') && root.matches('/').count() == 1)
            .collect();
        match roots.as_slice() {
            [root] => Ok((*root).to_owned()),
            [] => Err("there is no `content/site.yaml` in it, nor one folder below".to_owned()),
            _ => Err("it holds more than one casebook".to_owned()),
        }
    }

    /// Whether there is a file of this path.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Unpacks the files below a folder, which ends in `/`; paths are from there.
    pub(super) fn below(&mut self, folder: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        let wanted: Vec<(String, usize)> = self
            .files
            .iter()
            .filter_map(|(path, number)| Some((path.strip_prefix(folder)?.to_owned(), *number)))
            .filter(|(path, _)| !path.split('/').any(walk::is_left_out))
            .collect();
        wanted
            .into_iter()
            .map(|(path, number)| Ok((path, self.unpack(number)?)))
            .collect()
    }

    /// Unpacks one file.
    pub(super) fn file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let number = self.files.get(path).copied();
        self.unpack(number.ok_or_else(|| format!("there is no `{path}` in it"))?)
    }

    /// Unpacks a file by its number, as far as is allowed: what it says of its own size is not asked.
    fn unpack(&mut self, number: usize) -> Result<Vec<u8>, String> {
        let broken = |reason: &dyn std::fmt::Display| format!("a file in it is broken ({reason})");
        let file = self
            .zip
            .by_index(number)
            .map_err(|reason| broken(&reason))?;
        let mut bytes = Vec::new();
        file.take(self.left_bytes + 1)
            .read_to_end(&mut bytes)
            .map_err(|reason| broken(&reason))?;
        let n_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left_bytes = self
            .left_bytes
            .checked_sub(n_bytes)
            .ok_or("its files are larger than 512 MiB together")?;
        Ok(bytes)
    }
}

/// Refuses a name that leads out of the archive, or means different things to different systems.
fn check_name(name: &str) -> Result<(), String> {
    let parts = name.strip_suffix('/').unwrap_or(name).split('/');
    let is_odd = |part: &str| {
        part.is_empty() || matches!(part, "." | "..") || part.contains(['\\', ':', '\0'])
    };
    if parts.into_iter().any(is_odd) {
        return Err(format!(
            "`{}` in it is no plain path",
            name.escape_default()
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_unpacked_than_is_allowed() {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["content/site.yaml", "content/b", "content/c"] {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(name, options).expect("a file");
            zip.write_all(&[b'a'; 1_000]).expect("its bytes");
        }
        let bytes = zip.finish().expect("an archive").into_inner();
        let with = |left_bytes| {
            let mut archive = Archive::open(bytes.clone()).expect("an archive");
            archive.left_bytes = left_bytes;
            archive.below("content/").map(|files| files.len())
        };
        assert_eq!(with(3_000), Ok(3));
        for left_bytes in [0, 999, 1_000, 2_999] {
            assert!(
                with(left_bytes).is_err_and(|why| why.contains("512 MiB")),
                "{left_bytes}"
            );
        }
    }

    #[test]
    fn only_plain_paths_are_taken() {
        for name in ["content/site.yaml", "a/", "a/b.c/d", "a/..b", "事例/絵.png"] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
        for name in [
            "../a",
            "a/../b",
            "/a",
            "a//b",
            "./a",
            "C:/a",
            "a\\b",
            "..",
            "",
            "a\0b",
            "content/..",
        ] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
    }
}
