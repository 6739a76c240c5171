import type { Metadata } from 'next'
import { AddMaterial } from '@/components/material/add-material'
import { MaterialList } from '@/components/material/material-list'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { listMaterials } from '@/db/queries/material'
import { requireViewer } from '@/lib/access/session'
import { addMaterialAction, removeMaterialAction } from './actions'

export const metadata: Metadata = { title: '我的资料库' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MaterialsPage({ searchParams }: Props) {
  const { added, found, removed } = await searchParams
  const viewer = await requireViewer('person', '/profile/materials')
  const materials = await listMaterials(viewer)
  const news = added
    ? '文件已存入资料库，办理业务时可以直接选用。'
    : found
      ? '这个文件已经在资料库里，没有重复保存。'
      : removed
        ? '文件已删除。'
        : null
  return (
    <Page>
      <PageTitle
        title="我的资料库"
        lead="上传过的证明材料都在这里，办理业务时可以直接选用，不必重复上传。只有您本人和经办您业务的工作人员能看到。"
      />
      {news && (
        <div className="mb-6">
          <Alert tone="done" live>
            {news}
          </Alert>
        </div>
      )}
      <AddMaterial action={addMaterialAction} />
      <MaterialList materials={materials} remove={removeMaterialAction} />
    </Page>
  )
}
