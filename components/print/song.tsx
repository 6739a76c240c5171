import type { Style } from '@react-pdf/types'
import { useContext } from 'react'
import { SettingContext } from './setting'
import { Words } from './words'

/** Text in Song: titles, names, and the numbers that count. */
export function Song({ style, children }: { style: Style; children: string }) {
  const { song } = useContext(SettingContext)
  return <Words style={{ fontFamily: song, lineHeight: 1.3, ...style }}>{children}</Words>
}
