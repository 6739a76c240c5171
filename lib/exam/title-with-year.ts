/** The title of an exam session with its year before it, where the title does not name the year itself. Pure. */
export function titleWithYear({ title, year }: { title: string; year: number }): string {
  return title.includes(String(year)) ? title : `${year} 年度 ${title}`
}
