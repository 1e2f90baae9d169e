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
    public class UploadHandlerRaw
    {
        public UploadHandlerRaw(byte[] data)
        {
            this.data = data;
        }

        public byte[] data { get; }
    }

    public class DownloadHandlerBuffer
    {
        public string text { get; internal set; } = "";
    }

    public class UnityWebRequestAsyncOperation : YieldInstruction
    {
        internal volatile bool Done;

        public override bool IsDone
        {
            get { return Done; }
        }
    }

    public class UnityWebRequest : IDisposable
    {
        public const string kHttpVerbPOST = "POST";
        public const string kHttpVerbGET = "GET";

        private readonly Dictionary<string, string> _headers = new Dictionary<string, string>();

        public UnityWebRequest(string url, string method)
        {
            this.url = url;
            this.method = method;
        }

        public enum Result
        {
            InProgress,
            Success,
            ConnectionError,
            ProtocolError,
            DataProcessingError,
        }

        public string url { get; }

        public string method { get; set; }

        public UploadHandlerRaw uploadHandler { get; set; }

        public DownloadHandlerBuffer downloadHandler { get; set; }

        /// <summary>Seconds; 0 is none.</summary>
        public int timeout { get; set; }

        public Result result { get; private set; }

        public long responseCode { get; private set; }

        public string error { get; private set; }

        public static UnityWebRequest Get(string url)
        {
            return new UnityWebRequest(url, kHttpVerbGET) { downloadHandler = new DownloadHandlerBuffer() };
        }

        public static string EscapeURL(string text)
        {
            return Uri.EscapeDataString(text);
        }

        public void SetRequestHeader(string name, string value)
        {
            _headers[name] = value;
        }

        public UnityWebRequestAsyncOperation SendWebRequest()
        {
            var address = new Uri(url);
            if (address.Scheme == "http" && !address.IsLoopback) throw new InvalidOperationException("Insecure connection not allowed");
            var operation = new UnityWebRequestAsyncOperation();
            new Thread(() =>
            {
                Send();
                operation.Done = true;
            })
            { IsBackground = true }.Start();
            return operation;
        }

        public void Dispose()
        {
        }

        private void Send()
        {
            try
            {
                var request = (HttpWebRequest)WebRequest.Create(url);
                request.Method = method;
                request.Timeout = timeout > 0 ? timeout * 1000 : Timeout.Infinite;
                request.AllowAutoRedirect = true;
                foreach (var header in _headers)
                {
                    if (header.Key == "Content-Type") request.ContentType = header.Value;
                    else request.Headers[header.Key] = header.Value;
                }
                if (uploadHandler != null)
                {
                    using (var body = request.GetRequestStream()) body.Write(uploadHandler.data, 0, uploadHandler.data.Length);
                }
                Read((HttpWebResponse)request.GetResponse());
            }
            catch (WebException failure) when (failure.Response != null)
            {
                Read((HttpWebResponse)failure.Response);
            }
            catch (Exception failure)
            {
                error = "Cannot connect to destination host: " + failure.GetType().Name;
                result = Result.ConnectionError;
            }
        }

        private void Read(HttpWebResponse response)
        {
            using (response)
            using (var reader = new StreamReader(response.GetResponseStream(), Encoding.UTF8))
            {
                downloadHandler.text = reader.ReadToEnd();
                responseCode = (long)response.StatusCode;
                result = responseCode < 400 ? Result.Success : Result.ProtocolError;
                error = responseCode < 400 ? null : "HTTP/1.1 " + responseCode;
            }
        }
    }
}
