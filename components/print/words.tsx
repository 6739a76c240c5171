import { Text, View } from '@react-pdf/renderer'
import type { Style } from '@react-pdf/types'

const plain = { fontSize: 9.5, lineHeight: 1.45 }

/**
 * Text that may have several lines. The renderer looks for a glyph for each line end, so that none may reach it; and it multiplies
 * an inherited line height by the font size once more wherever a page number is drawn, so that each text carries both.
 */
export function Words({ children, style = {} }: { children: string; style?: Style }) {
  const lines = children.split('\n')
  if (lines.length === 1) {
    return <Text style={{ ...plain, ...style }}>{children}</Text>
  }
  const { fontSize, lineHeight, ...rest } = { ...plain, ...style }
  return (
    <View style={rest}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper is drawn once, and equal lines are allowed
        <Text key={index} style={{ fontSize, lineHeight }}>
          {line}
        </Text>
      ))}
    </View>
  )
}
