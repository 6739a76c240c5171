/** What a face check may be for, as the phone reads it. */
export const facePurposes = { username: '找回用户名', password: '找回密码' } as const
export type FacePurpose = keyof typeof facePurposes

/**
 * How a check stands: nobody has opened it on a phone; a phone is at it; the two answers; its time is over, it was used or replaced, or it
 * never was; the service does not answer now, which says nothing and may pass.
 */
export type FaceStanding = 'waiting' | 'started' | 'match' | 'mismatch' | 'expired' | 'unreachable'

/** What the browser that shows the code says of it. */
export const faceWords: Record<FaceStanding, string> = {
  waiting: '等待扫码：二维码 5 分钟内有效，只能使用一次。',
  started: '手机已打开，请在手机上完成人脸识别。',
  match: '人脸识别已通过，正在进入下一步。如果没有自动进入，请点“我已完成”。',
  mismatch: '人脸识别没有通过。请由本人在光线充足的地方再试一次，或者改用其他找回方式。',
  expired: '二维码已失效，请换一个二维码重新扫描。',
  unreachable: '人脸识别服务暂时没有应答，系统正在重试。这不算识别失败；也可以改用其他找回方式。',
}
