import { differencesOf, type EducationLevel, recordRows } from '@/lib/education/rules'

/** What 学信网 has beside what was typed; where they differ, it is said first (E-14). */
export function LevelRecord({ level }: { level: EducationLevel }) {
  const rows = recordRows(level.record ?? {})
  if (rows.length === 0) return null
  const differences = new Map(differencesOf(level).map(({ part, typed }) => [part, typed]))
  return (
    <div className="mt-4">
      {differences.size > 0 && (
        <p className="mb-2 font-bold text-amber">
          您填写的{[...differences.keys()].join('、')}与学信网登记的不一样，请对照毕业证书核对；填错了请修改。
        </p>
      )}
      <table className="w-full text-left text-[0.9375rem]">
        <caption className="sr-only">学信网登记的内容</caption>
        <thead>
          <tr className="border-line border-b text-ink-3">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              学信网登记
            </th>
            <th scope="col" className="py-1.5 pr-3 font-normal">
              内容
            </th>
            <th scope="col" className="py-1.5 font-normal">
              您填写的
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, recorded }) => (
            <tr key={part} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-1.5 pr-3 font-normal text-ink-3">
                {part}
              </th>
              <td className="break-words py-1.5 pr-3">{recorded}</td>
              <td className="break-words py-1.5">
                {differences.has(part) ? <strong className="text-amber">{differences.get(part)}</strong> : '一致'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
