const keptPerMinuteMax = 60

let minute = 0
let kept = 0

/** May one more callback without a valid signature be stored? So many a minute and process, so that junk cannot fill the disk. Wall clock. */
export function mayKeepJunk(nowMs = Date.now()): boolean {
  const current = Math.floor(nowMs / 60_000)
  if (current !== minute) [minute, kept] = [current, 0]
  kept += 1
  return kept <= keptPerMinuteMax
}
