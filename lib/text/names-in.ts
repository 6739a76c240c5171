/** The names in a text that has 、 between them, each once. */
export function namesIn(text: string): string[] {
  const names = text.split('、').map((one) => one.trim())
  return [...new Set(names.filter((one) => one !== ''))]
}
