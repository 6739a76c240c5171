import { View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ink } from './ink'
import { Song } from './song'

type SectionProps = { title: string; first: ReactNode; rest?: ReactNode; breaksAtOnce?: boolean }

/** A titled part of a paper. The title stays with what follows first, or with its beginning where that may run over pages itself. */
export function Section({ title, first, rest, breaksAtOnce = false }: SectionProps) {
  const heading = <Song style={{ fontSize: 11.5, color: ink.text, marginTop: 10, marginBottom: 5 }}>{title}</Song>
  if (!breaksAtOnce) {
    return (
      <>
        <View wrap={false}>
          {heading}
          {first}
        </View>
        {rest}
      </>
    )
  }
  return (
    <>
      <View minPresenceAhead={48}>{heading}</View>
      {first}
      {rest}
    </>
  )
}
