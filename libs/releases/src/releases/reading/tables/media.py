"""Codecs, sound, dynamic range, depth: what is inside the file."""

VIDEO_CODECS = {
    "x264": "x264|x 264",
    "x265": "x265|x 265",
    "h264": "h264|h 264",
    "h265": "h265|h 265",
    "h266": "h266|h 266|vvc|x266",
    "avc": "avc",
    "hevc": "hevc",
    "av1": "av1",
    "vp9": "vp9",
    "vc1": "vc1|vc 1",
    "mpeg2": "mpeg2|mpeg 2",
    "mpeg4": "mpeg4|mpeg 4|mp4v",
    "xvid": "xvid|xvidhd|xvidvd",
    "divx": "divx|dvdivx|divx3|divx5|divx6",
    "wmv": "wmv|wmv9|wmvhd",
    "mvc": "mvc",
}
AUDIO_CODECS = {
    "truehd atmos": "truehd atmos",
    "truehd": "truehd|true hd|truehd5|truehd7|thd",
    "atmos": "atmos|dolby atmos",
    "dts-x": "dts x|dtsx",
    "dts-hd ma": "dts hd ma|dts hdma|dtshd ma|dtshdma|dts ma|dtsma|dtshd|dts hd",
    "dts-hd hra": "dts hd hra|dts hra|dts hdhra|dts hd hr",
    "dts-es": "dts es|dtses",
    "dts": "dts|dts5|dca|dtsd|dtsdl",
    "ddp": (
        "ddp|ddpa|ddp1|ddp2|ddp5|ddp7|ddp51|ddp20|ddpa5|ddpa1|ddpa2|ddpa7|eac3|e ac3|e ac 3|eac3d|eac3dl|ddplus|"
        "dd plus|dolby digital plus|ddp 51|ac3plus|ddpdub|ddpd"
    ),
    "dd": "dd|dd1|dd2|dd5|dd51|dd20|ac3|ac 3|ac3d|ac3dl|ac3ld|ac3 5|ac3md|ac3dub|dolby digital|dd5 1ex|ddex",
    "aac": "aac|aac1|aac2|aac5|aac7|aac20|aac51|he aac|heaac|qaac|aaclc|aacx2|aac2ch|aacd|aacdl",
    "flac": "flac|flac1|flac2|flac5|flac7|flacx2|flacx3",
    "opus": "opus|opus2|opus5|opus7|opusx2",
    "mp3": "mp3|mp3x2",
    "pcm": "pcm|lpcm|lpcm2|pcm2|lpcm5",
    "vorbis": "vorbis|ogg",
}
HDR = {
    "hdr": "hdr",
    "hdr10": "hdr10",
    "hdr10+": "hdr10plus|hdr10p|hdr10 plus|hdrplus|hdr plus",
    "dv": "dv|dovi|dolby vision|dolbyvision|dvision|dvhdr|dovip7|dovip8|dvp7|dvp8|dvp5",
    "hlg": "hlg",
    "pq": "pq",
    "sdr": "sdr",
}
BIT_DEPTHS = {
    8: "8bit|8bits|8 bit|8 bits",
    10: "10bit|10bits|10 bit|10 bits|hi10p|hi10|yuv420p10|ma10p|main10|hevc10|hi444pp|x265 10",
    12: "12bit|12bits|12 bit|12 bits",
}
