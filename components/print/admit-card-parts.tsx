import { Link, View } from '@react-pdf/renderer'
import type { AdmitCard } from '@/lib/print/documents'
import { ink } from './ink'
import { ruledRow } from './ruled-row'
import { Section } from './section'
import { Song } from './song'
import { Words } from './words'

const cell = { paddingVertical: 4, paddingHorizontal: 7 }
const small = { fontSize: 8.5, lineHeight: 1.45 }
const columns = { subject: { ...cell, flex: 1 }, date: { ...cell, width: 150 }, time: { ...cell, width: 110 } }

/** The subjects in the order of their days and times. */
export function Papers({ papers }: { papers: AdmitCard['papers'] }) {
  const rows = papers.map((paper) => (
    <View key={`${paper.subject} ${paper.date} ${paper.from}`} style={ruledRow} wrap={false}>
      <Words style={columns.subject}>{paper.subject}</Words>
      <Words style={columns.date}>{paper.date}</Words>
      <Song style={{ ...columns.time, fontSize: 10.5 }}>{`${paper.from}—${paper.to}`}</Song>
    </View>
  ))
  const head = (
    <View key="head" style={{ ...ruledRow, backgroundColor: ink.fill, color: ink.second }}>
      <Words style={{ ...columns.subject, fontSize: 9 }}>科目</Words>
      <Words style={{ ...columns.date, fontSize: 9 }}>日期</Words>
      <Words style={{ ...columns.time, fontSize: 9 }}>时间</Words>
    </View>
  )
  return <Section title="考试时间" first={[head, rows[0]]} rest={rows.slice(1)} />
}

/** Where to go; the address of the map can be clicked on screen and typed from paper. */
export function Site({ site }: { site: AdmitCard['site'] }) {
  const place = (
    <View style={{ ...ruledRow, ...cell, flexDirection: 'column' }}>
      <Song style={{ fontSize: 12 }}>{site.name}</Song>
      <Words>{site.address}</Words>
      <View style={{ flexDirection: 'row', color: ink.second }}>
        <Words style={{ ...small, width: 34 }}>地图：</Words>
        <View style={{ flex: 1 }}>
          <MapAddress url={site.mapUrl} />
        </View>
      </View>
    </View>
  )
  return <Section title="考试地点" first={place} />
}

function MapAddress({ url }: { url: string }) {
  if (!/^https?:\/\/\S+$/.test(url)) return <Words style={small}>{url}</Words>
  return (
    <Link src={url} style={{ ...small, color: ink.second }}>
      {readable(url)}
    </Link>
  )
}

/** Characters instead of their escapes: shorter, and fit to be read. */
function readable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

/** What was arranged for this candidate, for the invigilators to see. */
export function AccessibleNeeds({ needs }: { needs: string[] }) {
  return (
    <View style={{ borderWidth: 1.2, borderColor: ink.text, marginTop: 10, ...cell, flexDirection: 'row' }} wrap={false}>
      <Song style={{ fontSize: 10.5, width: 84 }}>已安排的便利</Song>
      <Words style={{ flex: 1 }}>{needs.join('；')}</Words>
    </View>
  )
}
