import type { PhotoMeasures } from '@/lib/photo/measure-photo'
import type { Colour } from '@/lib/photo/pixels'
import { backgroundLabels, type PhotoBackground, type PhotoRules, photoHeight, photoWidth } from '@/lib/photo/rules'

export type PhotoFault = 'blurred' | 'dark' | 'glare' | 'background'
export type PhotoRepair = 'brighten' | 'whiten' | 'frame'
/** `warn` may be used: a reviewer could still ask for a better one. */
export type Grade = 'good' | 'warn' | 'bad'
export type Verdict = { what: string; grade: Grade; words: string; fault?: PhotoFault; repair?: PhotoRepair }

// The server reads pixels that have gone through a JPEG: what the device called good must not fail there by a hair.
const limits = {
  device: { sharpness: 1, light: 85, faceLight: 48, glare: 0.06, burnt: 0.6, white: 205, even: 0.7 },
  server: { sharpness: 0.8, light: 75, faceLight: 42, glare: 0.1, burnt: 0.75, white: 196, even: 0.62 },
}
type Limits = (typeof limits)['device']

/** What is right and wrong with a photo, in the words the candidate reads: why, and what to do about it (E-03, B-02). */
export function judgePhoto(
  measures: PhotoMeasures,
  rules: Pick<PhotoRules, 'backgrounds' | 'sharpnessMin'>,
  place: keyof typeof limits,
): Verdict[] {
  const limit = limits[place]
  return [
    judgeSharpness(measures, rules.sharpnessMin * limit.sharpness),
    judgeLight(measures, limit),
    judgeGlare(measures, limit),
    ...judgeBackground(measures, rules.backgrounds, limit),
    judgePosition(measures, limit),
  ]
}

function judgeSharpness({ sharpness }: PhotoMeasures, least: number): Verdict {
  const what = '清晰度'
  if (sharpness < least) {
    const words = '照片太模糊，看不清面容。请擦净镜头、对准脸、拿稳后重拍，或换一张清楚的原图。'
    return { what, grade: 'bad', fault: 'blurred', words }
  }
  if (sharpness < least * 2) return { what, grade: 'warn', words: '有一点模糊。方便的话，请擦净镜头、拿稳后重拍一张。' }
  return { what, grade: 'good', words: '照片清楚。' }
}

function judgeLight({ light, faceLight }: PhotoMeasures, limit: Limits): Verdict {
  const what = '亮度'
  const bad = { what, grade: 'bad', fault: 'dark', repair: 'brighten' } as const
  if (light < limit.light) return { ...bad, words: '照片太暗。请面向窗户或灯光重拍，或按“调亮”。' }
  if (faceLight < limit.faceLight) {
    return { ...bad, words: '背景亮、脸太暗，看不清面容。请不要背对窗户或灯，面向光重拍，或按“调亮”。' }
  }
  if (light < 120) return { what, grade: 'warn', words: '照片有些暗。可以按“调亮”，或到光线好的地方重拍。', repair: 'brighten' }
  return { what, grade: 'good', words: '亮度合适。' }
}

function judgeGlare({ glare, burnt, person }: PhotoMeasures, limit: Limits): Verdict {
  const what = '反光'
  const bad = { what, grade: 'bad', fault: 'glare' } as const
  if (glare > limit.glare) {
    return { ...bad, words: '脸上有一片反光发白，看不出细节。请避开直射的灯光和闪光灯，擦去油光，眼镜反光请摘下，再重拍。' }
  }
  if (burnt > limit.burnt && person.inMiddle < 0.4) {
    return { ...bad, words: '取景框中间一片白，看不到面容：拍得太亮，或人不在中间。请避开强光，把脸放到框中间再拍。' }
  }
  return { what, grade: 'good', words: '没有反光。' }
}

function judgeBackground({ background }: PhotoMeasures, wanted: readonly PhotoBackground[], limit: Limits): Verdict[] {
  if (wanted.length === 0) return []
  const what = '背景'
  const bad = { what, grade: 'bad', fault: 'background' } as const
  const names = wanted.map((name) => backgroundLabels[name]).join('或')
  if (background.even < limit.even) {
    return [{ ...bad, words: `背景不均匀，有杂物或影子。请站到干净的${names}墙或幕布前、离墙半米以上，再重拍。` }]
  }
  const { name, word } = nameBackground(background.colour, limit.white)
  if (name !== 'other' && name !== 'whitish' && wanted.includes(name)) {
    return [{ what, grade: 'good', words: `背景是${backgroundLabels[name]}，均匀。` }]
  }
  if (name === 'whitish' && wanted.includes('white')) {
    return [{ ...bad, words: '背景发灰或偏色，不够白。请让背景也照到光，或按“背景变白”。', repair: 'whiten' }]
  }
  return [{ ...bad, words: `背景看起来是${word}，这次考试要${names}。请站到${names}墙或幕布前重拍，或换一张。` }]
}

/** Only told, never refused: hair, veils and wheelchairs differ. */
function judgePosition({ background, person }: PhotoMeasures, limit: Limits): Verdict {
  const what = '人像位置'
  if (background.even < limit.even || person.top === 1) {
    return { what, grade: 'warn', words: '看不出人像的位置。请自己对照取景框：脸在中间，头顶留一点空，露出双肩。' }
  }
  if (person.inMiddle < 0.4) return { what, grade: 'warn', words: '人不在取景框中间。请把脸移到虚线里。', repair: 'frame' }
  if (person.top < 0.03)
    return { what, grade: 'warn', words: '头顶太靠上。请缩小一点或把框上移，头顶留一点空。', repair: 'frame' }
  if (person.top > 0.3) return { what, grade: 'warn', words: '人太小或太靠下。请放大一点，让脸占画面的一大半。', repair: 'frame' }
  if (Math.abs(person.centre - 0.5) > 0.09) {
    return {
      what,
      grade: 'warn',
      words: `人偏${person.centre < 0.5 ? '左' : '右'}了。请移动取景框，让脸在正中。`,
      repair: 'frame',
    }
  }
  return { what, grade: 'good', words: '人在中间，头顶留有空。' }
}

/** The name of the wall's colour: one that an exam may want, `whitish` where it could be made white, else `other` with a word for it. */
export function nameBackground(colour: Colour, white: number = limits.device.white) {
  const [red, green, blue] = colour
  const [most, least] = [Math.max(...colour), Math.min(...colour)]
  if (least >= white && most - least <= 32) return { name: 'white', word: '白色' } as const
  if (red >= 110 && red - Math.max(green, blue) >= 60) return { name: 'red', word: '红色' } as const
  if (blue >= 100 && blue - red >= 45 && blue >= green) return { name: 'blue', word: '蓝色' } as const
  if (least >= 140 && most - least <= 50) return { name: 'whitish', word: '灰白色' } as const
  return { name: 'other', word: wordFor(colour) } as const
}

function wordFor([red, green, blue]: Colour): string {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  if (most < 60) return '黑色'
  if (most - least < 30) return '灰色'
  if (green === most) return red > blue + 30 && red > green * 0.8 ? '黄色' : '绿色'
  if (blue === most) return red > green + 20 ? '紫色' : '蓝灰色'
  return green > blue + 30 ? '黄褐色' : '暗红色'
}

/** The rows about the frame and the file: what the tool has already seen to, and the one thing that it cannot (E-03). */
export function judgeFile(bytes: number | undefined, bytesMax: number): Verdict[] {
  const most = `${Math.floor(bytesMax / 1024)} KB`
  const size = { what: '尺寸', grade: 'good', words: `已裁成 ${photoWidth}×${photoHeight} 像素（25×35 毫米）。` } as const
  if (bytes === undefined) {
    const words = `压缩到 ${most} 以内就看不清了：照片杂点太多。请换一张背景干净、光线充足的照片。`
    return [size, { what: '文件大小', grade: 'bad', words }]
  }
  return [size, { what: '文件大小', grade: 'good', words: `已压缩到 ${Math.ceil(bytes / 1024)} KB，不超过 ${most}。` }]
}
