import { useEffect, useRef } from 'react'
import type { ReadField } from './fields-of.ts'
import type { PagePicture } from './page-query.ts'

export interface PagePictureProps {
  readonly picture: PagePicture
  readonly view: { readonly zoom: number; readonly turns: number }
  readonly label: string
  readonly fields: readonly ReadField[]
  readonly lit: string | null
  readonly onLight: (name: string | null) => void
}

/** A page with the place of each value on it; what is pointed at lights up in the list as well. */
export function PagePictureView({ picture, view, label, fields, lit, onLight }: PagePictureProps) {
  const { zoom, turns } = view
  const isSideways = turns % 2 === 1
  const ratio = picture.width / picture.height
  return (
    <div style={{ position: 'relative', width: `${zoom * 100}%`, aspectRatio: isSideways ? 1 / ratio : ratio }}>
      <div
        style={{
          position: 'absolute',
          top: '50%',
          left: '50%',
          width: isSideways ? `${ratio * 100}%` : '100%',
          aspectRatio: ratio,
          transform: `translate(-50%, -50%) rotate(${turns * -90}deg)`,
        }}
      >
        <img
          src={picture.url}
          alt={label}
          style={{ width: '100%', height: '100%', display: 'block', borderRadius: 4 }}
        />
        {fields.map((field) => (
          <FieldBox key={field.name} field={field} isLit={field.name === lit} onLight={onLight} />
        ))}
      </div>
    </div>
  )
}

interface FieldBoxProps {
  readonly field: ReadField
  readonly isLit: boolean
  readonly onLight: (name: string | null) => void
}

/** For the pointer alone: with keys one goes through the list, which lights the box. */
function FieldBox({ field, isLit, onLight }: FieldBoxProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isLit) place.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isLit])
  if (field.box === null) return null
  const [left, top, right, bottom] = field.box
  return (
    <div
      ref={place}
      aria-hidden
      data-field={field.name}
      data-lit={isLit}
      onPointerEnter={() => onLight(field.name)}
      onPointerLeave={() => onLight(null)}
      style={{
        position: 'absolute',
        left: `${left * 100}%`,
        top: `${top * 100}%`,
        width: `${(right - left) * 100}%`,
        height: `${(bottom - top) * 100}%`,
        outline: isLit ? '2px solid #d9480f' : '1px solid rgba(11, 116, 104, 0.55)',
        outlineOffset: 1,
        borderRadius: 2,
        background: isLit ? 'rgba(255, 146, 43, 0.22)' : 'transparent',
      }}
    />
  )
}
