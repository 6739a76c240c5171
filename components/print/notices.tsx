import { View } from '@react-pdf/renderer'
import { ems } from './ems'
import { ink } from './ink'
import { Section } from './section'
import { Words } from './words'

const longNoticeEms = 300
const text = { fontSize: 9, lineHeight: 1.5 }

/** Numbered notices in two columns of about the same height, read down and then across. */
export function Notices({ notices }: { notices: string[] }) {
  const half = balancedHalf(notices)
  const columns = (
    <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
      <Column notices={notices.slice(0, half)} before={0} />
      <Column notices={notices.slice(half)} before={half} />
    </View>
  )
  return <Section title="考生须知" first={columns} breaksAtOnce />
}

function Column({ notices, before }: { notices: string[]; before: number }) {
  const numbered = notices.map((notice, index) => ({ number: `${before + index + 1}.`, notice }))
  return (
    <View style={{ width: 249 }}>
      {numbered.map(({ number, notice }) => (
        <View key={number} wrap={ems(notice) > longNoticeEms} style={{ flexDirection: 'row', marginBottom: 3 }}>
          <Words style={{ ...text, width: 17, color: ink.second }}>{number}</Words>
          <Words style={{ ...text, flex: 1 }}>{notice}</Words>
        </View>
      ))}
    </View>
  )
}

function balancedHalf(notices: string[]): number {
  const heights = notices.map((notice) => Math.ceil(ems(notice) / 27) + 0.25)
  const total = heights.reduce((sum, height) => sum + height, 0)
  let left = 0
  for (const [index, height] of heights.entries()) {
    if (left + height / 2 >= total / 2) return index
    left += height
  }
  return notices.length
}
