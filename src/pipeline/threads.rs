//! The threads that do the work. Started here and nowhere else.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How much stack a worker has: the deepest document needs a part of it.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How many worksheets a worker prints before the typesetter's memory is cleared.
const SHEETS_PER_EVICTION: usize = 20;

/// Threads with stacks deep enough for any document; 0 for as many as the machine has.
pub(super) fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK_BYTES)
        .build()
        .expect("the system can start threads")
}

/// Prints worksheets on workers of their own: the typesetter waits for its own threads, and inside
/// rayon's a waiting job would start another one upon its stack.
pub(super) fn print_all<J: Sync, T: Send>(
    sheets: &[J],
    threads: usize,
    print: &(impl Fn(&J) -> T + Sync),
) -> Vec<T> {
    let n_workers = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, T>> = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(sheet) = sheets.get(index) else {
                return;
            };
            let made = print(sheet);
            done.lock()
                .expect("no worker panics while it holds the lock")
                .insert(index, made);
            if index % SHEETS_PER_EVICTION == SHEETS_PER_EVICTION - 1 {
                comemo::evict(0);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..n_workers.min(sheets.len()) {
            std::thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, work)
                .expect("the system can start threads");
        }
    });
    done.into_inner()
        .expect("no worker panics while it holds the lock")
        .into_values()
        .collect()
}
