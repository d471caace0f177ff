import type { LocalText } from '../city/border';
import type { Area, Boundaries } from '../city/boundaries';
import type { Step as ColourStep, CityProfile, LayerProfile, Scene } from '../city/profile';
import { rampOf } from '../city/ramp';
import type { Camera, Figure, Occurrence, ServerStatus, SourceHealth } from '../city/topics';
import { LiveCity } from '../live/LiveCity.svelte';
import type { LineState } from '../live/LiveConnection';
import { words } from '../words/words';
import { readAddress, writeAddress, type Address } from './address';
import { AddressBar, type Step } from './AddressBar.svelte';
import { BoardEditor } from './boards/BoardEditor.svelte';
import type { BoardLayout } from './boards/layout';
import { arranged, type WallScene } from './boards/scene';
import { Clock } from './Clock.svelte';
import { playing } from './playing';
import { inOrderOf, scenesOf } from './scenes';

/** Layers the wall adds to those of the pack. */
export const OWN_LAYERS = ['incidents', 'cameras'] as const;

/** An open dialog above the wall. */
export type Overlay = 'help' | 'list' | null;

/**
 * What the wall shows and knows: the one place that panels read and commands change. It mirrors itself into the
 * address; it neither draws nor fetches.
 */
export class Board {
  readonly profile: CityProfile;
  readonly districts: Boundaries;
  /** The board as it is stored and as it is being changed. */
  readonly editor: BoardEditor;
  readonly city: LiveCity;

  readonly #bar: AddressBar;
  readonly #clock = new Clock();
  #line = $state.raw<LineState>({ kind: 'connecting' });
  #status = $state.raw<ServerStatus>({ databaseDown: false, since: null, alarms: [] });
  #overlay = $state<Overlay>(null);
  #unserved = $state.raw<ReadonlySet<string>>(new Set());
  #past = $state<'loading' | 'shown' | 'failed'>('shown');

  readonly #pack: readonly [Scene, ...Scene[]];
  readonly #scenes = $derived.by(() => arranged(this.#pack, this.editor.scenes));

  /** @param layout the viewer's board; null for the scenes of the pack */
  constructor(
    profile: CityProfile,
    districts: Boundaries,
    search: string,
    layout: BoardLayout | null = null,
  ) {
    this.profile = profile;
    this.districts = districts;
    this.city = new LiveCity(profile.layers);
    this.#pack = scenesOf(profile.scenes);
    this.editor = new BoardEditor(layout);
    this.#bar = new AddressBar(search, (address) => this.#sound(address));
    const { language, board, ...chosen } = readAddress(search);
    if (layout?.district != null && Object.values(chosen).every((value) => value === null)) {
      // A board of a district opens with it; whoever was sent to something sees that.
      this.#bar.go({ district: layout.district, language, board }, 'same entry');
    }
  }

  // What is shown

  get address(): Address {
    return this.#bar.address;
  }

  get scenes(): readonly [WallScene, ...WallScene[]] {
    return this.#scenes;
  }

  get scene(): WallScene {
    return this.scenes.find((scene) => scene.id === this.address.scene) ?? this.scenes[0];
  }

  /** The code if it is that of a district of this city; else null. */
  known(code: string | null): string | null {
    return code !== null && this.districts.areas.has(code) ? code : null;
  }

  /** The chosen district; null for the whole city. */
  get district(): Area | null {
    return this.address.district === null ? null : (this.districts.areas.get(this.address.district) ?? null);
  }

  readonly #layers = $derived.by(() => new Set(this.address.layers ?? this.#known(this.scene.layers)));

  get layers(): ReadonlySet<string> {
    return this.#layers;
  }

  /** Every layer that can be switched: those of the pack, then the wall's own. */
  get allLayers(): readonly Pick<LayerProfile, 'id' | 'name'>[] {
    return [
      { id: 'incidents', name: words.layerIncidents },
      ...this.profile.layers,
      { id: 'cameras', name: words.layerCameras },
    ];
  }

  /** Id of the figure that colours the map, fills the chart and the ranking. */
  readonly #figureId = $derived.by(() => {
    const ids = this.figures.map((figure) => figure.id);
    const byDistrict = this.city.districts?.content.figures ?? [];
    return (
      [this.address.figure, this.scene.figure].find(
        (id) => id !== null && (ids.includes(id) || byDistrict.includes(id)),
      ) ??
      ids.find((id) => byDistrict.includes(id)) ??
      ids[0] ??
      null
    );
  });

  get figureId(): string | null {
    return this.#figureId;
  }

  get figure(): Figure | null {
    return this.figures.find((figure) => figure.id === this.#figureId) ?? this.cityFigure(this.#figureId);
  }

  cityFigure(id: string | null): Figure | null {
    return this.city.figures('figures')?.content.find((figure) => figure.id === id) ?? null;
  }

  /** Topic of the figures shown: those of the city or of the chosen district. */
  get figuresTopic(): string {
    return this.address.district === null ? 'figures' : `figures:${this.address.district}`;
  }

  /** The figures of the left column, in the order of the scene. */
  readonly #figures = $derived.by(() => {
    const all = this.city.figures(this.figuresTopic)?.content ?? [];
    return inOrderOf(this.scene, all);
  });

  get figures(): readonly Figure[] {
    return this.#figures;
  }

  /** Values of a figure by district code. */
  byDistrict(figure: string | null): ReadonlyMap<string, number> {
    const table = this.city.districts?.content;
    const index = figure === null || table === undefined ? -1 : table.figures.indexOf(figure);
    const values = new Map<string, number>();
    if (table !== undefined && index >= 0) {
      for (const [code, row] of table.rows) {
        const value = row[index];
        if (value !== null && value !== undefined && this.districts.areas.has(code)) {
          values.set(code, value);
        }
      }
    }
    return values;
  }

  /** Colours for a figure by district: the agreed steps of its property, else a ramp over what there is. */
  stepsOf(figure: string | null): readonly ColourStep[] {
    const agreed = figure === null ? undefined : this.profile.properties.get(figure)?.steps;
    return agreed !== undefined && agreed.length > 0 ? agreed : rampOf(this.byDistrict(figure).values());
  }

  /** Steps of the chosen figure. */
  readonly #steps = $derived.by(() => this.stepsOf(this.#figureId));

  get steps(): readonly ColourStep[] {
    return this.#steps;
  }

  /** Occurrences of a topic, of the chosen district only if one is chosen; null until they came. */
  occurrences(topic: string): readonly Occurrence[] | null {
    const all = this.city.occurrences(topic)?.content ?? null;
    const { district, category } = this.address;
    if (topic === 'situations' && category !== null) {
      const kept = all?.filter((item) => item.category === category) ?? null;
      return district === null ? kept : (kept?.filter((item) => item.district === district) ?? null);
    }
    return district === null ? all : (all?.filter((item) => item.district === district) ?? null);
  }

  get incident(): Occurrence | null {
    const id = this.address.incident;
    return id === null
      ? null
      : (this.city.occurrences('situations')?.content.find((item) => item.id === id) ?? null);
  }

  /** The cameras that play: nearest to the chosen incident, else of the chosen district, else the first. */
  cameras(count: number): readonly Camera[] {
    const { incident } = this;
    const near =
      incident?.lon != null && incident.lat != null
        ? { lon: incident.lon, lat: incident.lat }
        : this.district;
    return playing(this.city.cameras?.content ?? [], near, count);
  }

  /** The panel that was asked for by name; null if none was. */
  get panel(): string | null {
    return this.address.panel;
  }

  get overlay(): Overlay {
    return this.#overlay;
  }

  // Time

  /** The moment the board is about, epoch seconds: the server's clock, or the past moment shown. */
  get now(): number {
    return this.address.at ?? this.#clock.now;
  }

  /** The server's clock, epoch seconds. */
  get clock(): number {
    return this.#clock.now;
  }

  get past(): boolean {
    return this.address.at !== null;
  }

  get pastState(): 'loading' | 'shown' | 'failed' {
    return this.#past;
  }

  tick(): void {
    this.#clock.tick();
  }

  /** Takes the server's clock, epoch seconds. */
  setClock(at: number): void {
    this.#clock.set(at);
  }

  // How it stands with the server

  get line(): LineState {
    return this.#line;
  }

  get status(): ServerStatus {
    return this.#status;
  }

  setLine(line: LineState): void {
    this.#line = line;
  }

  setStatus(status: ServerStatus): void {
    this.#status = status;
  }

  /** Topics that this viewer does not get; their panels are left out. */
  get unserved(): ReadonlySet<string> {
    return this.#unserved;
  }

  setUnserved(topics: ReadonlySet<string>): void {
    this.#unserved = new Set(topics);
  }

  setPastState(state: 'loading' | 'shown' | 'failed'): void {
    this.#past = state;
  }

  /** A source by its id, as the health list has it. */
  source(id: string | null | undefined): SourceHealth | null {
    return id == null ? null : (this.city.sources?.content.get(id) ?? null);
  }

  /** Name of an office: from the pack, else from a figure it answers for. */
  office(id: string | null): LocalText | null {
    if (id === null) {
      return null;
    }
    const figures = this.city.figures('figures')?.content ?? [];
    return (
      this.profile.offices.get(id) ?? figures.find((figure) => figure.office?.id === id)?.office?.name ?? null
    );
  }

  // Changes

  chooseDistrict(code: string | null): void {
    this.#bar.go({ district: code, incident: null }, 'new entry');
  }

  chooseScene(id: string, step: Step = 'new entry'): void {
    this.#bar.go(
      { scene: id === this.scenes[0].id ? null : id, layers: null, figure: null, panel: null },
      step,
    );
  }

  chooseFigure(id: string): void {
    this.#bar.go({ figure: id === this.scene.figure ? null : id }, 'new entry');
  }

  setLayer(id: string, wanted: 'on' | 'off'): void {
    const layers = new Set(this.layers);
    if (wanted === 'on') {
      layers.add(id);
    } else {
      layers.delete(id);
    }
    const list = this.allLayers.map((layer) => layer.id).filter((layer) => layers.has(layer));
    const usual = this.#known(this.scene.layers);
    const same = list.length === usual.length && usual.every((layer) => layers.has(layer));
    this.#bar.go({ layers: same ? null : list }, 'same entry');
  }

  chooseIncident(id: number | null): void {
    this.#bar.go({ incident: id }, 'same entry');
  }

  compare(districts: readonly [string, string] | null): void {
    this.#bar.go({ compare: districts }, 'new entry');
  }

  /** Shows a past moment, epoch seconds; null returns to now. A future moment is now. */
  showTime(at: number | null, step: Step): void {
    this.#bar.go({ at: at === null || at >= this.clock - 1 ? null : Math.floor(at) }, step);
  }

  /** Opens a panel by name; null for those of the scene. */
  openPanel(id: string | null): void {
    this.#bar.go({ panel: id }, 'new entry');
  }

  /** Shows incidents of one kind only; null for all. */
  chooseCategory(category: string | null): void {
    this.#bar.go({ category }, 'new entry');
  }

  /** Shows again what an earlier address said, as a step of its own. */
  restore(search: string): void {
    this.#bar.go(readAddress(search), 'new entry');
  }

  setLanguage(language: Address['language']): void {
    this.#bar.go({ language }, 'same entry');
  }

  open(overlay: Overlay): void {
    this.#overlay = overlay;
  }

  // Sent to others

  /** What is shown, without whose board it is and in which language: what a presentation tells its followers. */
  get search(): string {
    return writeAddress({ ...this.address, board: null, follow: null, language: null });
  }

  /** The address by which somebody else who is entitled to it opens the same board, scene, district and time. */
  get permalink(): string {
    const board = this.editor.stored?.link ?? null;
    const named = { ...this.address, board, scene: this.scene.id, follow: null, language: null };
    return location.origin + location.pathname + writeAddress(named);
  }

  /** Shows what the host of a presentation shows, and gives it as [search] now says it. */
  showAs(search: string, presentation: string): string {
    const { board, language } = this.address;
    this.#bar.go({ ...readAddress(search), board, language, follow: presentation }, 'same entry');
    return this.search;
  }

  /** Leaves a presentation. */
  followNobody(): void {
    this.#bar.go({ follow: null }, 'same entry');
  }

  /** Follows the browser's back and forward. */
  follow(search: string): void {
    this.#bar.follow(search);
  }

  /** The address without districts this city does not have. */
  #sound(address: Address): Address {
    const known = (code: string | null): boolean => code !== null && this.districts.areas.has(code);
    return {
      ...address,
      district: known(address.district) ? address.district : null,
      compare: address.compare?.every(known) === true ? address.compare : null,
    };
  }

  /** Layers of a scene that this city has. Incidents are on in every scene: nobody should miss one. */
  #known(layers: readonly string[]): readonly string[] {
    const all = new Set(this.allLayers.map((layer) => layer.id));
    return ['incidents', ...layers.filter((layer) => layer !== 'incidents' && all.has(layer))];
  }
}
