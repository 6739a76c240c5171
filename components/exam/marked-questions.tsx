import { MarkList } from '@/components/material/mark-list'
import { MarkedPages } from '@/components/material/marked-pages'
import { Card } from '@/components/ui/card'
import type { MarkedFile, MarkedQuestion } from '@/lib/material/marks'
import { materialSrc } from '@/lib/material/rules'

/** What is to be mended on each material, on its scan and in words (B-05). */
export function MarkedQuestions({ marked }: { marked: readonly MarkedQuestion[] }) {
  return (
    <div className="grid gap-5 [&>*]:min-w-0">
      {marked.map(({ field, label, why, files }) => (
        <Card key={field} title={label}>
          {why && <p className="text-ink-2">{why}</p>}
          {files.map((file) => (
            <Marked key={file.id} file={file} />
          ))}
        </Card>
      ))}
    </div>
  )
}

function Marked({ file }: { file: MarkedFile }) {
  const { id, name, mediaType, marks } = file
  if (!mediaType)
    return (
      <div className="mt-3">
        <p className="text-ink-3">这个文件已经不能查看。</p>
        <MarkList marks={marks} label="标记" />
      </div>
    )
  return (
    <div className="mt-3">
      <a href={materialSrc(id)} target="_blank" rel="noreferrer" className="link inline-block break-all py-1">
        {name}
        <span className="sr-only">（在新窗口打开原件）</span>
      </a>
      <MarkedPages file={file} mediaType={mediaType} />
    </div>
  )
}
