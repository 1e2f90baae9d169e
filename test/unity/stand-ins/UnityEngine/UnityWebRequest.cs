// UnityWebRequest over .NET's HttpWebRequest. Refuses plain HTTP to other machines, as Unity 2022 and later do:
// https://docs.unity3d.com/ScriptReference/InsecureHttpOption.html
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;

namespace UnityEngine.Networking
{
    public class UploadHandler : IDisposable
    {
        public virtual void Dispose()
        {
        }
    }

    /// <summary>Holds native memory (a NativeArray, Allocator.Persistent) until it is disposed.</summary>
    public sealed class UploadHandlerRaw : UploadHandler
    {
        private readonly byte[] _bytes;
        private bool _isDisposed;

        public UploadHandlerRaw(byte[] data)
        {
            _bytes = data;
            Living++;
        }

        /// <summary>
        /// Number of handlers that were not disposed, for which Unity logs "A Native Collection has not been disposed".
        /// </summary>
        public static int Living { get; private set; }

        internal byte[] Bytes
        {
            get { return _bytes; }
        }

        public override void Dispose()
        {
            if (_isDisposed) return;
            _isDisposed = true;
            Living--;
        }
    }

    public class DownloadHandler : IDisposable
    {
        internal string Received = "";

        public string text
        {
            get { return Received; }
        }

        public virtual void Dispose()
        {
        }
    }

    public sealed class DownloadHandlerBuffer : DownloadHandler
    {
    }

    public class UnityWebRequestAsyncOperation : AsyncOperation
    {
        internal UnityWebRequestAsyncOperation(UnityWebRequest webRequest)
        {
            this.webRequest = webRequest;
        }

        public UnityWebRequest webRequest { get; }
    }

    public class UnityWebRequest : IDisposable
    {
        public const string kHttpVerbGET = "GET";
        public const string kHttpVerbPOST = "POST";

        private readonly Dictionary<string, string> _headers = new Dictionary<string, string>();
        private readonly string _url;
        private HttpWebRequest _sending;
        private volatile bool _isOver;
        private bool _isDisposed;
        private Result _result;
        private long _responseCode;
        private string _error;

        /// <summary>Lifts .NET's limit of two connections to one server, which Unity does not have.</summary>
        static UnityWebRequest()
        {
            ServicePointManager.DefaultConnectionLimit = 100;
        }

        /// <summary>Throws UriFormatException if the address is not a URL, as Unity's WebRequestUtils does.</summary>
        public UnityWebRequest(string url, string method)
        {
            _url = new Uri(url).OriginalString;
            this.method = method;
            Living++;
        }

        public enum Result
        {
            InProgress = 0,
            Success = 1,
            ConnectionError = 2,
            ProtocolError = 3,
            DataProcessingError = 4,
        }

        /// <summary>Number of requests that were not disposed.</summary>
        public static int Living { get; private set; }

        /// <summary>Number of requests that were disposed in flight.</summary>
        public static int Aborted { get; private set; }

        public string url
        {
            get { return Alive(_url); }
        }

        public string method { get; set; }

        public UploadHandler uploadHandler { get; set; }

        public DownloadHandler downloadHandler { get; set; }

        /// <summary>Timeout in seconds; 0 is none.</summary>
        public int timeout { get; set; }

        public bool isDone
        {
            get { return Alive(_isOver); }
        }

        public Result result
        {
            get { return Alive(_result); }
        }

        public long responseCode
        {
            get { return Alive(_responseCode); }
        }

        public string error
        {
            get { return Alive(_error); }
        }

        public static UnityWebRequest Get(string uri)
        {
            return new UnityWebRequest(uri, kHttpVerbGET) { downloadHandler = new DownloadHandlerBuffer() };
        }

        public void SetRequestHeader(string name, string value)
        {
            Alive(0);
            if (string.IsNullOrEmpty(name)) throw new ArgumentException("Cannot set a Request Header with a null or empty name");
            if (value.IndexOfAny(new[] { '\r', '\n' }) >= 0) throw new InvalidOperationException("Malformed header value");
            _headers[name] = value;
        }

        public UnityWebRequestAsyncOperation SendWebRequest()
        {
            Alive(0);
            var address = new Uri(_url);
            if (address.Scheme == "http" && !address.IsLoopback) throw new InvalidOperationException("Insecure connection not allowed");
            var operation = new UnityWebRequestAsyncOperation(this);
            // Sends the address unchanged. .NET would decode %2F and the like.
            _sending = (HttpWebRequest)WebRequest.Create(address);
            new Thread(Send) { IsBackground = true }.Start();
            Engine.Await(operation, () => _isOver);
            return operation;
        }

        public void Abort()
        {
            Alive(0);
            if (_sending != null) _sending.Abort();
        }

        /// <summary>Aborts the request if it is in flight, and disposes the handlers.</summary>
        public void Dispose()
        {
            if (_isDisposed) return;
            if (_sending != null && !_isOver)
            {
                Aborted++;
                _sending.Abort();
            }
            _isDisposed = true;
            Living--;
            if (uploadHandler != null) uploadHandler.Dispose();
            if (downloadHandler != null) downloadHandler.Dispose();
        }

        /// <summary>
        /// Throws for a disposed request, as Unity's property getters do, because the native object is gone.
        /// </summary>
        private T Alive<T>(T value)
        {
            if (_isDisposed) throw new ArgumentNullException("_unity_self");
            return value;
        }

        private void Send()
        {
            try
            {
                _sending.Method = method;
                _sending.Timeout = timeout > 0 ? timeout * 1000 : Timeout.Infinite;
                foreach (var header in _headers)
                {
                    if (header.Key == "Content-Type") _sending.ContentType = header.Value;
                    else _sending.Headers[header.Key] = header.Value;
                }
                var raw = uploadHandler as UploadHandlerRaw;
                if (raw != null)
                {
                    using (var body = _sending.GetRequestStream()) body.Write(raw.Bytes, 0, raw.Bytes.Length);
                }
                Read((HttpWebResponse)_sending.GetResponse());
            }
            catch (WebException failure) when (failure.Response != null)
            {
                Read((HttpWebResponse)failure.Response);
            }
            catch (Exception failure)
            {
                _error = "Cannot connect to destination host: " + failure.GetType().Name;
                _result = Result.ConnectionError;
            }
            _isOver = true;
        }

        private void Read(HttpWebResponse response)
        {
            using (response)
            using (var reader = new StreamReader(response.GetResponseStream(), Encoding.UTF8))
            {
                downloadHandler.Received = reader.ReadToEnd();
                _responseCode = (long)response.StatusCode;
                _result = _responseCode < 400 ? Result.Success : Result.ProtocolError;
                _error = _responseCode < 400 ? null : "HTTP/1.1 " + _responseCode;
            }
        }
    }
}
