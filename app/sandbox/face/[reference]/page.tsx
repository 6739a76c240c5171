import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { findSandboxFaceCheck } from '@/db/queries/sandbox'
import { settings } from '@/lib/config/settings'
import { faceReferenceSchema } from '@/lib/gateway/face/messages'
import { playFaceAction } from '../../actions'

export const metadata: Metadata = { title: '模拟人脸识别' }
export const dynamic = 'force-dynamic'

/** Where the phone looks into its camera: the face service's own page in the sandbox. It shows nobody's name, as the real one must not. */
export default async function SandboxFacePage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params
  if (!settings().sandbox) notFound()
  const known = faceReferenceSchema.safeParse(reference).success && (await findSandboxFaceCheck(reference))
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-8">
      <h1 className="text-center font-bold font-song text-2xl">模拟人脸识别</h1>
      <Card>
        {known ? (
          <form action={playFaceAction} className="space-y-3">
            <p>这里代替真实的识别服务，不会打开摄像头。请选择识别的结果：</p>
            <input type="hidden" name="reference" value={reference} />
            <Button name="outcome" value="match" wide>
              是本人，识别通过
            </Button>
            <Button name="outcome" value="mismatch" tone="secondary" wide>
              不是本人，没有通过
            </Button>
            <Button name="outcome" value="timeout" tone="secondary" wide>
              服务不应答
            </Button>
          </form>
        ) : (
          <Alert tone="error" title="没有这次识别">
            请回到原来的页面换一个二维码，再用手机扫描。
          </Alert>
        )}
      </Card>
    </div>
  )
}
