//! Gives the program a name for itself, `CASEBOOK_PROGRAM`: a hash of its code, its theme and its
//! dependencies. Results that another program kept are not this one's. Also says how it is linked.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock"), PathBuf::from("Cargo.toml")];
    for folder in ["src", "themes"] {
        println!("cargo::rerun-if-changed={folder}");
        gather(Path::new(folder), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        path.hash(&mut hasher);
        fs::read(&path)
            .expect("a file of the project")
            .hash(&mut hasher);
    }
    for name in ["TARGET", "PROFILE", "RUSTC"] {
        std::env::var_os(name).hash(&mut hasher);
    }
    println!("cargo::rustc-env=CASEBOOK_PROGRAM={:016x}", hasher.finish());
    link_in_place();
}

/// On Linux, links the program for one place in memory: otherwise every start would begin with moving
/// 145,000 addresses, which takes longer than all the rest of building a small site.
fn link_in_place() {
    let of_target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}"));
    if of_target("OS").as_deref() == Ok("linux") && of_target("ENV").as_deref() == Ok("gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Every file below a folder.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("a file of the project").path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.push(path);
        }
    }
}
