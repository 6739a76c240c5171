import { QrCode } from '@/components/exam/qr-code'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FaceStanding } from '@/lib/account/face-words'
import { FaceWatch } from './face-watch'

type FaceCodeProps = { code: { ticket: string; address: string; standing: FaceStanding } }

/**
 * The QR code of a face check, to stand inside the form of its step: once the phone is through, the form goes on by itself with
 * `face=done`; without scripts 我已完成 does the same. 换一个二维码 posts `face=again`. For somebody at a phone there is a link instead.
 */
export function FaceCode({ code: { ticket, address, standing } }: FaceCodeProps) {
  const isOver = standing === 'expired' || standing === 'mismatch'
  return (
    <div className="space-y-5">
      <ol className="list-decimal space-y-1 pl-5">
        <li>用本人手机的微信或相机扫描二维码；</li>
        <li>在手机上完成人脸识别；</li>
        <li>通过后本页自动进入下一步。</li>
      </ol>
      <div className="flex flex-wrap items-center gap-5">
        {!isOver && <QrCode text={address} label="人脸识别二维码，请用手机扫描" />}
        <div className="min-w-48 flex-1 space-y-3">
          <FaceWatch key={ticket} ticket={ticket} first={standing} />
          {!isOver && <OnThisDevice ticket={ticket} />}
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        {!isOver && (
          <SubmitButton name="face" value="done" data-face-done="">
            我已完成
          </SubmitButton>
        )}
        <SubmitButton tone={isOver ? 'primary' : 'secondary'} name="face" value="again" pendingLabel="正在更换…">
          换一个二维码
        </SubmitButton>
      </div>
    </div>
  )
}

function OnThisDevice({ ticket }: { ticket: string }) {
  return (
    <p className="text-[0.9375rem] text-ink-2">
      正在用手机办理？
      <a className="link" href={`/face/${ticket}`} target="_blank" rel="noopener">
        在本机打开人脸识别
      </a>
      ，完成后回到本页。
    </p>
  )
}
