/** What was posted, by name; boxes of one name as one text. */
export function textsOf(form: FormData): Record<string, string> {
  const texts = new Map<string, string>()
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$') || typeof value !== 'string') continue
    const before = texts.get(name)
    texts.set(name, before === undefined ? value : `${before}、${value}`)
  }
  return Object.fromEntries(texts)
}
