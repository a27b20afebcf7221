// Collects what is wrong over many pages, so that one run shows all of it and not the first alone.
//
// Takes single findings; gives one error that groups equal ones, most frequent first.

/** How many places are named for each finding. */
const PLACES_SHOWN = 4;

export class Findings {
  #places = new Map();

  /** Notes that `what` is wrong at `where`. */
  add(where, what) {
    this.#places.set(what, [...(this.#places.get(what) ?? []), where]);
  }

  /** Notes `what` unless `fact` holds. */
  expect(fact, where, what) {
    if (!fact) this.add(where, what);
  }

  /** Throws when anything was noted. */
  done() {
    if (!this.#places.size) return;
    const lines = [...this.#places].sort((a, b) => b[1].length - a[1].length).map(([what, places]) => {
      const shown = places.slice(0, PLACES_SHOWN).join(', ');
      const rest = places.length > PLACES_SHOWN ? `, and ${places.length - PLACES_SHOWN} more` : '';
      return `${what}\n    at ${shown}${rest}`;
    });
    throw new Error(lines.join('\n'));
  }
}
