use super::token::Token;
pub(super) fn settle(_tokens: &mut [Token<'_>]) {}
