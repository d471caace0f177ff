/** How many cameras the room shows at once. */
export const SIZES = [1, 4, 9, 16] as const;
export type Size = (typeof SIZES)[number];

/** The camera room above the wall: which camera is looked through, and how many around it. */
class CameraRoom {
  /** Id of the camera in the middle; null while the room is closed. */
  camera = $state<string | null>(null);
  size = $state<Size>(1);

  open(camera: string, size: Size = 1): void {
    this.camera = camera;
    this.size = size;
  }

  close(): void {
    this.camera = null;
  }
}

export const room = new CameraRoom();
