import { findMaterial } from '@/db/queries/material'
import { currentViewer } from '@/lib/access/session'
import { storage } from '@/lib/gateway/storage/storage'
import { fileHeaders } from '@/lib/material/file-headers'

/** An upload, to its owner and those who may see a case that uses it; to everyone else it does not exist. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await currentViewer()
  const material = viewer && (await findMaterial(viewer, id))
  const bytes = material && (await storage().get(material.storageKey))
  if (!material || !bytes)
    return new Response('没有找到这个文件。', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  const download = new URL(request.url).searchParams.has('download')
  return new Response(Buffer.from(bytes), { headers: fileHeaders(material, download) })
}
