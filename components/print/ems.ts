/** The width of a text in ems, near enough to choose a layout: Chinese counts one, Latin letters and digits a little over half. */
export function ems(text: string): number {
  let width = 0
  for (const character of text) width += character < '\u2000' ? 0.58 : 1
  return width
}

/** The largest size from `max` down to `min` at which the text still fits on one line of `width` points. */
export function sizeToFit(text: string, width: number, max: number, min: number): number {
  return Math.max(min, Math.min(max, width / Math.max(1, ems(text))))
}

/** The size for a name: on one line down to `small`, a longer one on two lines of at most `small`. */
export function nameSize(name: string, width: number, max: number, small: number): number {
  // The dot of names is as wide as a Chinese character here.
  const onOne = (0.97 * width) / Math.max(1, ems(name.replaceAll('·', '　')))
  return onOne >= small ? Math.min(max, onOne) : Math.max(5, Math.min(small, 1.75 * onOne))
}
