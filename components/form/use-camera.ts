import { type RefObject, useEffect, useState } from 'react'
import { pixelsOf } from '@/components/form/photo-crop-draw'
import { judgePhoto } from '@/lib/photo/judge-photo'
import { measurePhoto } from '@/lib/photo/measure-photo'
import { centredCrop, type PhotoRules, photoHeight, photoWidth } from '@/lib/photo/rules'

type Facing = 'user' | 'environment'

/** Shows the camera in `video` while mounted; says why it cannot, and every half second what to change before taking the picture (B-02). */
export function useCamera(video: RefObject<HTMLVideoElement | null>, facing: Facing, rules: PhotoRules) {
  const [trouble, setTrouble] = useState<string>()
  const [running, setRunning] = useState(false)
  const [several, setSeveral] = useState(false)
  const [hint, setHint] = useState('正在打开相机…')

  useEffect(() => {
    let stream: MediaStream | undefined
    let over = false
    async function start() {
      stream = await openCamera(facing)
      if (over) return stop(stream)
      const element = video.current
      if (!element) return
      element.srcObject = stream
      await element.play()
      setRunning(true)
      const devices = await navigator.mediaDevices.enumerateDevices()
      setSeveral(devices.filter(({ kind }) => kind === 'videoinput').length > 1)
    }
    start().catch((error: unknown) => {
      if (!over) setTrouble(troubleOf(error))
    })
    return () => {
      over = true
      setRunning(false)
      stop(stream)
    }
  }, [video, facing])

  useEffect(() => {
    if (!running) return
    const canvas = document.createElement('canvas')
    const look = setInterval(() => setHint(hintFor(video.current, canvas, rules)), 500)
    return () => clearInterval(look)
  }, [running, video, rules])

  return { trouble, running, several, hint }
}

async function openCamera(facing: Facing): Promise<MediaStream> {
  // Absent where the page came without encryption.
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('no camera in this browser', 'NotFoundError')
  const video = { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1440 } }
  return await navigator.mediaDevices.getUserMedia({ video, audio: false })
}

function stop(stream: MediaStream | undefined) {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

function troubleOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError') {
    return '浏览器没有使用相机的许可。请在浏览器的网站设置里允许本站使用相机，再按“拍照”；也可以用系统相机拍，或选一张已有的照片。'
  }
  if (name === 'NotReadableError') return '相机正被别的程序占用。请关掉它再按“拍照”；也可以用系统相机拍，或选一张已有的照片。'
  return '没有找到能用的相机。可以用系统相机拍，或选一张已有的照片。'
}

function hintFor(video: HTMLVideoElement | null, canvas: HTMLCanvasElement, rules: PhotoRules): string {
  if (!video?.videoWidth) return '正在打开相机…'
  const { x, y, width, height } = centredCrop({ width: video.videoWidth, height: video.videoHeight })
  canvas.width = photoWidth
  canvas.height = photoHeight
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, x, y, width, height, 0, 0, photoWidth, photoHeight)
  const rows = judgePhoto(measurePhoto(pixelsOf(canvas)), rules, 'device')
  const worst = rows.find(({ grade }) => grade === 'bad') ?? rows.find(({ grade }) => grade === 'warn')
  return worst ? (hints[worst.what] ?? '') : '很好，可以拍了。'
}

const hints: Record<string, string> = {
  清晰度: '请拿稳，擦净镜头',
  亮度: '太暗了，请面向光',
  反光: '太亮或有反光，请避开强光',
  背景: '背景颜色不对或不均匀，请换一面墙',
  人像位置: '请把脸放进虚线里',
}
