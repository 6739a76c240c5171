type Choice = { level: string | null; specialty: string | null; positionCode: string | null; region: string | null }

/** What somebody listed sat the exam for, in words: 中级 · 园林 · 福田区. */
export function listedAs({ level, specialty, positionCode, region }: Choice): string {
  const parts = [level, specialty, positionCode && `职位 ${positionCode}`, region]
  return parts.filter((part) => part).join(' · ') || '—'
}
