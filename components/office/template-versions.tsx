import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { exact } from '@/lib/clock/format'

type Version = {
  version: number
  title: string
  body: string
  sms: string | null
  editedAt: Date
  editedBy: string | null
  editor: string | null
}

/** Every version, newest first; the newest open. */
export function TemplateVersions({ versions }: { versions: readonly Version[] }) {
  return (
    <Card title="历次版本" className="mt-6">
      <ul className="divide-y divide-line">
        {versions.map(({ version, title, body, sms, editedAt, editedBy, editor }, index) => (
          <li key={version}>
            <details open={index === 0}>
              <summary className="min-h-11 cursor-pointer py-2">
                <strong>第 {version} 版</strong>
                <span className="text-ink-3">
                  {' '}
                  {editedBy ? `${editor ?? '已停用的账号'}，${exact(editedAt)}` : '系统自带'}
                  {index === 0 && '，正在使用'}
                </span>
              </summary>
              <div className="pb-3">
                <DescriptionList
                  items={[
                    { term: '标题', detail: title },
                    { term: '正文', detail: body },
                    { term: '短信', detail: sms ?? '不发短信' },
                  ]}
                />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
