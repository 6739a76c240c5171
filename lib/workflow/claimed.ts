type Claim = { claimedUntil: Date | null }

/** Does a reviewer hold the case at `at` (S-14)? */
export function isClaimed(head: Claim, at: Date): boolean {
  return head.claimedUntil !== null && at < head.claimedUntil
}

/** What whoever applied is told meanwhile. */
export const beingReviewed = '工作人员正在审核，暂时不能修改；审核结果会通知您。'
