import { findMaterial } from '@/db/queries/material'
import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { storage } from '@/lib/gateway/storage/storage'
import { fileHeaders } from '@/lib/material/file-headers'

/** An upload, to its owner and those who may see a case that uses it; to everyone else it does not exist. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await currentViewer()
  const material = viewer && (await findMaterial(viewer, id))
  const bytes = material && (await storage().get(material.storageKey))
  if (!material || !bytes) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  const download = new URL(request.url).searchParams.has('download')
  return new Response(Buffer.from(bytes), { headers: fileHeaders(material, download) })
}
