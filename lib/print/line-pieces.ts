const opens = '（《〈「『【〔“‘(\\[{'
const closes = '，。、；：？！）》〉」』】〕”’…—·,.;:?!)\\]}%'
const linkMarks = '/&=?_@#\\-'
const piece = new RegExp(`[${opens}]{0,2}(?:[A-Za-z0-9\\u00c0-\\u024f]{1,20}[${linkMarks}]{0,3}|[^])[${closes}\\p{M}]{0,3}`, 'gu')

/**
 * The places where a line of Chinese may end: after each character with its punctuation, after each Latin word or number of up to
 * 20 characters. The empty piece between two makes the renderer break without printing a hyphen.
 */
export function linePieces(word: string): string[] {
  return (word.match(piece) ?? []).flatMap((part) => [part, ''])
}
