//! Every picture has words that stand for it, and can be shown everywhere.

use crate::check::{Check, EntryContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{BlockKind, Image, InlineKind, walk_blocks};
use crate::model::entry::{Body, Target};

/// A picture without words.
static MISSING_ALT: Code = Code::error(
    "image::missing-alt",
    "a picture has no text in its place",
    "Somebody who cannot see the picture hears this text instead; say what the picture tells, in a \
     sentence: `![メッセージ画面。三人が楽しそうに話している](chat.png)`. \
     ([WCAG 2.2, 1.1.1](https://www.w3.org/TR/WCAG22/#non-text-content))",
);

/// A picture from somewhere else.
static REMOTE: Code = Code::error(
    "image::remote",
    "a picture lies on another site",
    "A page must not ask another site for anything: it would tell that site who is reading, and show \
     nothing without a network. Put the picture's file beside the text.",
);

/// A picture of another format.
static UNSUPPORTED: Code = Code::error(
    "image::unsupported-format",
    "a picture is of a format that cannot be used",
    "Pages and paper can both show PNG, JPEG, GIF, WebP and SVG pictures. Save it as one of these.",
);

/// What a picture's file name may end in.
pub(crate) const FORMATS: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// The codes of this file.
static CODES: &[&Code] = &[&MISSING_ALT, &REMOTE, &UNSUPPORTED];

/// Looks at every picture.
pub(super) struct Pictures;

impl Check for Pictures {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for body in ctx.bodies.values() {
            body.walk_parts(&mut |blocks| {
                walk_blocks(blocks, &mut |block| {
                    if let BlockKind::Figure(image) = &block.kind {
                        look(image, body, diagnostics);
                    }
                });
            });
            body.walk_inlines(&mut |inline| {
                if let InlineKind::Image(image) = &inline.kind {
                    look(image, body, diagnostics);
                }
            });
        }
    }
}

/// Looks at one picture.
fn look(image: &Image, body: &Body, diagnostics: &mut Vec<Diagnostic>) {
    if image.alt.trim().is_empty() {
        diagnostics.push(
            MISSING_ALT
                .at(image.span, "this picture has no text in its place")
                .help("write between the square brackets what the picture tells"),
        );
    }
    match body.targets.get(&image.span) {
        None => {}
        Some(Target::File(path)) => {
            let extension = path
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            if !FORMATS.contains(&extension.as_str()) {
                diagnostics.push(
                    UNSUPPORTED
                        .at(
                            image.span,
                            format!("`.{extension}` pictures cannot be used"),
                        )
                        .help("save it as PNG, JPEG, WebP or SVG"),
                );
            }
        }
        Some(Target::External(url)) => diagnostics.push(
            REMOTE
                .at(image.span, format!("`{url}` lies on another site"))
                .help("put the picture's file beside the text"),
        ),
        Some(Target::Entry(..) | Target::Anchor(_)) => {
            diagnostics.push(UNSUPPORTED.at(image.span, "this address is a page, not a picture"));
        }
    }
}
