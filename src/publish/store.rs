//! Results kept from one build to the next, by the fingerprint of all they were made from.
//!
//! Takes and gives bytes. Lies in the system's cache folder, in packs: many results in one file,
//! with an index beside it. What is read is verified; whatever is odd there counts as not there,
//! and nothing is ever lost with it but time. When it has grown too large the oldest packs go.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::publish::sealed;

/// The form of packs; another one lies in another folder.
const FORMAT: &str = "1";

/// The most bytes all packs may have together.
const STORE_BYTES_MAX: u64 = 768 * 1024 * 1024;

/// The most packs there may be before the small ones are put together.
const PACKS_MAX: usize = 24;

/// What the name of a pack that is being written begins with.
const UNFINISHED: &str = "unfinished-";

/// Bytes that know their fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hashed {
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
    /// Their fingerprint.
    pub(crate) hash: Fingerprint,
}

impl Hashed {
    /// Bytes with their fingerprint.
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        let hash = Fingerprint::of_bytes(&bytes);
        Self { bytes, hash }
    }
}

/// Where a result lies in its pack.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Place {
    key: Fingerprint,
    hash: Fingerprint,
    offset: u64,
    length: u64,
}

/// A finished pack.
struct Pack {
    path: PathBuf,
    file: Mutex<File>,
    length: u64,
}

/// The results of earlier builds, and those of this one.
pub(crate) struct Store {
    folder: Option<PathBuf>,
    packs: Vec<Pack>,
    /// Looked up by key only, never walked.
    places: HashMap<Fingerprint, (usize, Place)>,
    new: Mutex<Option<NewPack>>,
}

/// The pack of this build.
struct NewPack {
    path: PathBuf,
    file: BufWriter<File>,
    places: Vec<Place>,
    length: u64,
}

impl Store {
    /// Opens the store in casebook's cache folder; `None` keeps nothing.
    pub(crate) fn open(cache: Option<&Path>) -> Self {
        let folder = cache.map(|cache| cache.join("results").join(FORMAT));
        let folder = folder.filter(|folder| fs::create_dir_all(folder).is_ok());
        let mut store = Self {
            packs: Vec::new(),
            places: HashMap::new(),
            new: Mutex::new(None),
            folder,
        };
        let mut found = store.folder.as_deref().map(indexes).unwrap_or_default();
        found.sort();
        for index in found {
            // One that cannot be read is one that is not there.
            let _unreadable = store.add(&index);
        }
        store
    }

    /// Adds a finished pack, by its index.
    fn add(&mut self, index: &Path) -> Option<()> {
        let places = read_index(index)?;
        let path = index.with_extension("pack");
        let file = File::open(&path).ok()?;
        let length = file.metadata().ok()?.len();
        let number = self.packs.len();
        self.places.reserve(places.len());
        for place in places {
            self.places.insert(place.key, (number, place));
        }
        self.packs.push(Pack {
            path,
            file: Mutex::new(file),
            length,
        });
        Some(())
    }

    /// The result of a key, if there is one.
    pub(crate) fn get(&self, key: &Fingerprint) -> Option<Hashed> {
        let (number, place) = self.places.get(key)?;
        let pack = &self.packs[*number];
        let end = place.offset.checked_add(place.length)?;
        if end > pack.length {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(place.length).ok()?];
        {
            let mut file = pack.file.lock().ok()?;
            file.seek(SeekFrom::Start(place.offset)).ok()?;
            file.read_exact(&mut bytes).ok()?;
        }
        let found = Hashed::of(bytes);
        (found.hash == place.hash).then_some(found)
    }

    /// Keeps a result. A disk that is full keeps nothing more.
    pub(crate) fn put(&self, key: Fingerprint, result: &Hashed) {
        let (Some(folder), Ok(mut new)) = (&self.folder, self.new.lock()) else {
            return;
        };
        if new.is_none() {
            *new = NewPack::begin(folder).ok();
        }
        let kept = new
            .as_mut()
            .map(|pack| pack.append(key, result.hash, &result.bytes));
        if matches!(kept, Some(Err(_))) {
            *new = None;
        }
    }

    /// Makes what was kept ready for the next build, and tidies up.
    pub(crate) fn finish(self) {
        let Some(folder) = &self.folder else { return };
        let new = self.new.into_inner().ok().flatten();
        if let Some(mut pack) = new {
            let small: Vec<&Pack> = self.packs.iter().collect();
            let merged = if small.len() >= PACKS_MAX {
                pack.take_in(&small, &self.places)
            } else {
                Vec::new()
            };
            if pack.finish(folder).is_ok() {
                for path in merged {
                    remove_pack(&path);
                }
            }
            sweep(folder);
        }
    }
}

impl NewPack {
    /// Begins a pack beside the finished ones; while it is written it is locked.
    fn begin(folder: &Path) -> io::Result<Self> {
        let name = |number: u32| format!("{UNFINISHED}{}-{number}", std::process::id());
        let free = (0..1000).map(|number| folder.join(name(number)));
        for path in free {
            match File::create_new(&path) {
                Ok(file) => {
                    file.lock()?;
                    return Ok(Self {
                        path,
                        file: BufWriter::with_capacity(1 << 18, file),
                        places: Vec::new(),
                        length: 0,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Adds a result.
    fn append(&mut self, key: Fingerprint, hash: Fingerprint, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
        self.places.push(Place {
            key,
            hash,
            offset: self.length,
            length,
        });
        self.length += length;
        Ok(())
    }

    /// Takes in what is in the smaller half of earlier packs; gives the packs that are not needed
    /// any more.
    fn take_in(
        &mut self,
        packs: &[&Pack],
        places: &HashMap<Fingerprint, (usize, Place)>,
    ) -> Vec<PathBuf> {
        let mut by_size: Vec<&&Pack> = packs.iter().collect();
        by_size.sort_by_key(|pack| pack.length);
        let mut taken = Vec::new();
        for pack in by_size.into_iter().take(PACKS_MAX / 2) {
            let listed = read_index(&pack.path.with_extension("index")).unwrap_or_default();
            let whole = fs::read(&pack.path).unwrap_or_default();
            for place in listed {
                // Of two results of one key the later counts.
                let is_last = places.get(&place.key).is_some_and(|(_, last)| {
                    last.hash == place.hash && last.offset == place.offset
                });
                let start = usize::try_from(place.offset).unwrap_or(usize::MAX);
                let length = usize::try_from(place.length).unwrap_or(usize::MAX);
                let bytes = whole.get(start..start.saturating_add(length));
                if let Some(bytes) = bytes.filter(|_| is_last)
                    && self.append(place.key, place.hash, bytes).is_err()
                {
                    return Vec::new();
                }
            }
            taken.push(pack.path.clone());
        }
        taken
    }

    /// Writes the index, and gives both files their names.
    fn finish(self, folder: &Path) -> io::Result<()> {
        let index = sealed::seal(&self.places);
        let name = Fingerprint::of_bytes(&index).to_string();
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        fs::rename(&self.path, folder.join(format!("{name}.pack")))?;
        let beside = self.path.with_extension("index");
        fs::write(&beside, index)?;
        fs::rename(&beside, folder.join(format!("{name}.index")))?;
        drop(file);
        Ok(())
    }
}

/// Reads an index; `None` if it is not whole.
fn read_index(path: &Path) -> Option<Vec<Place>> {
    sealed::open(&fs::read(path).ok()?)
}

/// The indexes of a folder.
fn indexes(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| is_named(path, "index")).collect()
}

/// Whether a path is a finished file of the given kind.
fn is_named(path: &Path, extension: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with(UNFINISHED) && path.extension().is_some_and(|own| own == extension)
}

/// Removes a pack: its index first, so that no index is ever without its pack.
fn remove_pack(path: &Path) {
    let _gone = fs::remove_file(path.with_extension("index"));
    let _gone = fs::remove_file(path);
}

/// Removes what killed builds left unfinished, and the oldest packs while there is too much.
fn sweep(folder: &Path) {
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(UNFINISHED) {
            // Whoever writes it holds its lock.
            let is_left = File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
            if is_left {
                let _gone = fs::remove_file(&path);
            }
        } else if is_named(&path, "pack")
            && let Ok(metadata) = entry.metadata()
            && let Ok(changed) = metadata.modified()
        {
            packs.push((changed, path, metadata.len()));
        }
    }
    packs.sort();
    let mut total: u64 = packs.iter().map(|(_, _, length)| length).sum();
    for (_, path, length) in packs {
        if total <= STORE_BYTES_MAX {
            break;
        }
        remove_pack(&path);
        total -= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> Fingerprint {
        Fingerprint::of(&number)
    }

    fn words(words: impl Into<Vec<u8>>) -> Hashed {
        Hashed::of(words.into())
    }

    #[test]
    fn what_is_kept_is_there_next_time_and_what_is_broken_is_not() {
        let cache = tempfile::tempdir().expect("a folder");
        let store = Store::open(Some(cache.path()));
        assert_eq!(store.get(&key(1)), None);
        store.put(key(1), &words("one"));
        store.put(key(2), &words("two"));
        store.finish();
        let store = Store::open(Some(cache.path()));
        assert_eq!(store.get(&key(1)), Some(words("one")));
        let pack = store.packs[0].path.clone();
        drop(store);
        fs::write(&pack, "oNetwo").expect("written");
        let store = Store::open(Some(cache.path()));
        assert_eq!(store.get(&key(1)), None, "a changed byte is seen");
        assert_eq!(store.get(&key(2)), Some(words("two")));
        fs::write(pack.with_extension("index"), "x").expect("written");
        assert_eq!(Store::open(Some(cache.path())).get(&key(2)), None);
    }

    #[test]
    fn many_packs_become_few_and_lose_nothing() {
        let cache = tempfile::tempdir().expect("a folder");
        for number in 0..100 {
            let store = Store::open(Some(cache.path()));
            store.put(key(number), &words(number.to_string()));
            store.put(key(1000), &words(format!("the last is {number}")));
            store.finish();
        }
        let store = Store::open(Some(cache.path()));
        assert!(store.packs.len() <= PACKS_MAX + 1);
        for number in 0..100 {
            assert_eq!(store.get(&key(number)), Some(words(number.to_string())));
        }
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_fails() {
        let store = Store::open(None);
        store.put(key(1), &words("one"));
        store.finish();
        let file = tempfile::NamedTempFile::new().expect("a file");
        Store::open(Some(file.path())).put(key(1), &words("one"));
    }
}
