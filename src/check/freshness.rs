//! Facts that can change carry a date, and are looked at again in time.

use crate::check::{Check, SiteContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::facts::{FactDates, SpecificFacts};

/// Facts past their date.
static OVERDUE: Code = Code::warning(
    "facts::overdue",
    "facts are due to be looked at again",
    "`review_by` has passed. Look at the source (for a telephone number, the operator's own page), then \
     set `checked` to the day you looked and `review_by` to the next date. Readers see a quiet line.",
);

/// Facts without a date.
static UNDATED: Code = Code::warning(
    "facts::undated",
    "facts carry no date",
    "Telephone numbers, hours and penalties change. `as_of` is the date the source itself bears, \
     `checked` the day a person looked. Without either the page says that nobody has verified it yet.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&OVERDUE, &UNDATED];

/// Looks at the dates of desks and laws.
pub(super) struct Freshness;

impl Check for Freshness {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn site(&self, ctx: &SiteContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for known in ctx.site.catalogue.values() {
            let facts = &known.facts;
            let source = &facts.editions[ctx.site.settings.source_language()];
            let (dates, changeable): (&FactDates, bool) = match &facts.neutral.specific {
                SpecificFacts::Desk(desk) => (&desk.dates, !desk.channels.is_empty()),
                SpecificFacts::Law(law) => (&law.dates, source.own.figure.is_some()),
                _ => continue,
            };
            if let Some(review_by) = dates.review_by.as_ref().filter(|by| by.value < ctx.today) {
                diagnostics.push(
                    OVERDUE
                        .at(
                            review_by.span,
                            format!("the review was due on {}", review_by.value),
                        )
                        .help("look at the source again, then set `checked` and `review_by`"),
                );
            }
            if changeable && dates.as_of.is_none() && dates.checked.is_none() {
                diagnostics.push(
                    UNDATED
                        .at(
                            source.head,
                            format!("`{}` carries neither `as_of` nor `checked`", facts.id),
                        )
                        .help(
                            "add `as_of: …`, the date of the source, or `checked: …` after looking",
                        ),
                );
            }
        }
    }
}
