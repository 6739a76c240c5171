import { getCase } from '@/db/queries/case'
import { getMaterial } from '@/db/queries/exam'
import { currentViewer } from '@/lib/access/session'
import { storage } from '@/lib/gateway/storage/storage'
import { isUuid } from '@/lib/text/is-uuid'

/** An upload, to those who may see its case; to everyone else it does not exist. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await currentViewer()
  const material = viewer && isUuid(id) ? await getMaterial(id) : null
  const mayRead = material?.caseId && viewer && (await getCase(viewer, material.caseId))
  const bytes = mayRead ? await storage().get(material.storageKey) : null
  if (!material || !bytes)
    return new Response('没有找到这个文件。', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': material.mediaType,
      'Content-Disposition': `inline; filename="${material.purpose}.jpg"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
