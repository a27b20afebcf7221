//! Desks that offer themselves to cases.
//!
//! Takes the facts of all entries; adds each desk with `cases` to the cases it names, before those the
//! case names itself: who offers itself is nearest to the readers. So a city adds its own desk to every
//! case of the casebook below by one line in the desk's file.

use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::model::entry::Catalogue;
use crate::model::facts::{CaseChoice, Collection, Spanned, SpecificFacts};

/// Adds every desk to the cases it offers itself to.
pub(crate) fn offer(catalogue: &mut Catalogue) {
    let desks = catalogue.values().filter_map(|known| {
        let SpecificFacts::Desk(desk) = &known.facts.neutral.specific else {
            return None;
        };
        if !desk.offers_itself() {
            return None;
        }
        let (value, head) = (&known.facts.id.slug, known.facts.editions.values().next()?);
        let (value, span) = (value.clone(), head.head);
        Some((Spanned { value, span }, desk.cases.clone()))
    });
    let offers: Vec<(Spanned<String>, CaseChoice)> = desks.collect();
    if offers.is_empty() {
        return;
    }
    let cases = catalogue.iter_mut();
    for (id, known) in cases.filter(|(id, _)| id.collection == Collection::Cases) {
        let is_for = |choice: &CaseChoice| match choice {
            CaseChoice::All => true,
            CaseChoice::These(slugs) => slugs.iter().any(|slug| slug.value == id.slug),
        };
        let offered = offers.iter().filter(|(_, choice)| is_for(choice));
        let mut facts = known.facts.as_ref().clone();
        let SpecificFacts::Case(case) = &mut facts.neutral.specific else {
            continue;
        };
        let is_new = |desk: &Spanned<String>| case.desks.iter().all(|one| one.value != desk.value);
        let offered = offered.map(|(desk, _)| desk);
        let mut desks: Vec<Spanned<String>> = offered.filter(|one| is_new(one)).cloned().collect();
        if desks.is_empty() {
            continue;
        }
        desks.append(&mut case.desks);
        case.desks = desks;
        let known = Arc::make_mut(known);
        known.fingerprint = Fingerprint::of(&facts);
        known.facts = Arc::new(facts);
    }
}
