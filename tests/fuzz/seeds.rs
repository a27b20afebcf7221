//! Writes the texts that a run of cargo-fuzz begins with: one file each, in the folder of each target.
//!
//! ```text
//! seeds target/fuzz/corpus
//! ```

use std::fs;
use std::path::PathBuf;

#[expect(dead_code, reason = "the marks are for others")]
mod texts;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    for (target, seeds) in texts::seeds() {
        let folder = folder.join(target);
        fs::create_dir_all(&folder).expect("a folder");
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).expect("a seed");
        }
    }
}
