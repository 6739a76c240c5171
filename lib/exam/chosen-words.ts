/** What was chosen, in words for lists: 中级 · 园林, or 职位 2020100001; null: nothing yet. */
export function chosenWords(chosen: {
  level?: string | null | undefined
  specialty?: string | null | undefined
  positionCode?: string | null | undefined
}): string | null {
  if (chosen.positionCode) return `职位 ${chosen.positionCode}`
  return chosen.level && chosen.specialty ? `${chosen.level} · ${chosen.specialty}` : null
}
