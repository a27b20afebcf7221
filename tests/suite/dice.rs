//! Dice that fall the same way every time.

/// Numbers that look random and are the same every time
/// ([xorshift64*](https://www.jstatsoft.org/article/view/v008i14)).
pub(crate) struct Dice(u64);

impl Dice {
    /// A row of numbers of its own for each seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let product = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(product).expect("31 bits") % n
    }

    /// One of some things.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}
